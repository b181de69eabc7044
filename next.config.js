import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/platform/intl.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // The checks run tsc themselves, over more than the build would see.
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true },
  // A balancer compresses where there is one; without one the pages are small enough (docs/operate.md).
  compress: process.env.ONMARU_COMPRESS !== "0",
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "@elastic/elasticsearch",
    "pino",
    "prom-client",
    "snowball-stemmers",
    "hanja",
  ],
};

export default withIntl(config);
