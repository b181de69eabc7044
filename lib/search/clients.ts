import { readFileSync } from "node:fs";
import { Client, errors } from "@elastic/elasticsearch";

/** The cluster at an address, with the authority that vouches for it and the key that opens it, where settings name them. */
const clients = new Map<string, Client>();
export function clientOf(url: string, requestTimeout: number): Client {
  const { ELASTICSEARCH_CA: ca, ELASTICSEARCH_API_KEY: apiKey } = process.env;
  const key = JSON.stringify([requestTimeout, url, ca, apiKey]);
  const client = clients.get(key) ?? new Client({ node: url, requestTimeout, maxRetries: 0, ...(ca ? { tls: { ca: readFileSync(ca) } } : {}), ...(apiKey ? { auth: { apiKey } } : {}) });
  clients.set(key, client);
  return client;
}

/** Whether a cluster is named that answers questions. */
export const hasCluster = (): boolean => Boolean(process.env["ELASTICSEARCH_URL"]);

/** How long one question may take the cluster, in milliseconds; one that takes longer is answered by PostgreSQL. */
export const budget = (): number => Number(process.env["ELASTICSEARCH_BUDGET"] || 1_500);

/** The cluster answers and takes nothing: its disk is full, or it has too much to do. */
export class Full extends Error {}

/** Whether the cluster is away, too slow, full or lacks its index, as against a fault of ours. */
export function isAway(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return [401, 403, 404, 408, 429].includes(error.statusCode ?? 500) || (error.statusCode ?? 500) >= 500;
  return error instanceof Full || error instanceof errors.ElasticsearchClientError;
}

/** What the cluster says of a question that it cannot put, in the words of its errors; some of these are counted as faults of its own. */
const ofTheQuestion = /too_complex|too_many|query_shard|parsing|parse_exception|illegal_argument/;

/** Whether the cluster is there and does not take this one question: the next one it will. */
export function isUnasked(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return !isAway(error) || ((error.statusCode ?? 0) === 500 && ofTheQuestion.test(JSON.stringify(error.body ?? "")));
  return error instanceof errors.SerializationError || error instanceof errors.ConfigurationError;
}

/** Whether the cluster did not answer, for whatever reason: PostgreSQL does then. */
export const isRefused = (error: unknown): boolean => isAway(error) || error instanceof errors.ElasticsearchClientError;
