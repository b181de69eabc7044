# The application and its worker for production; PostgreSQL and Elasticsearch run beside it (compose.yaml).
FROM node:24-bookworm-slim AS packages
WORKDIR /srv/onmaru
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
# The stamp at the end is what `npm run …` looks for: the packages are as the lockfile names them, nothing is installed.
RUN node scripts/generate.ts \
 && NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 node node_modules/next/dist/bin/next build \
 && rm -rf .next/cache \
 && npm prune --omit=dev --no-audit --no-fund \
 && sha256sum package-lock.json | cut -d ' ' -f 1 | tr -d '\n' > node_modules/.onmaru-lockfile

FROM node:24-bookworm-slim
WORKDIR /srv/onmaru
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 ONMARU_DATA=/var/lib/onmaru
RUN mkdir -p /var/lib/onmaru && chown node:node /var/lib/onmaru
COPY --from=build /srv/onmaru ./
USER node
VOLUME /var/lib/onmaru
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "-c", "exec node --max-http-header-size=131072 --import ./scripts/address.mjs node_modules/next/dist/bin/next start -H \"$HOST\" -p \"$PORT\" --keepAliveTimeout 65000"]
