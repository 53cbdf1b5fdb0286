# One image for every process of Hubbub, and one for the proxy; docker-compose.yml says which process a container runs.
FROM node:26-trixie-slim AS build
WORKDIR /app
COPY . .
# Built with everything, then kept with what the processes need to run.
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile \
 && npx --yes pnpm@12.21.0 build \
 && find . -name node_modules -prune -exec rm -rf {} + \
 && npx --yes pnpm@12.21.0 install --prod --frozen-lockfile \
    --filter '@hubbub/api...' --filter '@hubbub/realtime-service...' --filter './workers/*...'

FROM caddy:2-alpine AS proxy
COPY deploy/Caddyfile /etc/caddy/Caddyfile
RUN mkdir -p /data/caddy /config/caddy && chown -R 1000:1000 /data /config
USER 1000:1000

FROM node:26-trixie-slim
# What was compiled is kept for the next start of a container.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/compiled
WORKDIR /app
COPY --from=build /app /app
RUN mkdir -p /data/attachments && chown -R node:node /data
USER node
# No process manager in between: signals reach Node itself.
ENTRYPOINT ["node"]
