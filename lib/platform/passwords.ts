import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and two passes: what is advised for servers. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let nobody: Promise<string> | undefined;

/** True when the password is right. Without an account it takes as long, and is false. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password");
  const fits = await verify(stored ?? (await nobody), password);
  return stored !== null && fits;
}

/** Letters that are not taken for one another when read aloud or copied by hand. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A first password: sixteen letters in fours, about 79 bits. */
export function firstPassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("")).join("-");
}
