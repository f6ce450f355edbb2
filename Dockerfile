# One image for all services; the command selects one: services/web/main.ts, services/reports/main.ts, ...
# `production` has neither the identity stand-in, nor demo data, nor the controls of tests; `demo` adds them.

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY patches ./patches
# Documents use one weight of each fallback font: 30 MB instead of 270.
RUN npm ci --omit=dev --no-audit --no-fund \
  && find node_modules/@expo-google-fonts -name '*.ttf' ! -name '*_400Regular.ttf' -delete

FROM node:24-slim AS demo
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json package-lock.json tsconfig.json ./
COPY forms ./forms
COPY rules ./rules
COPY workflows ./workflows
COPY database ./database
COPY services ./services
COPY web ./web
USER node
ENTRYPOINT ["node", "--import", "tsx"]
CMD ["services/web/main.ts"]

# What production must not have is removed before it is copied, so that no layer of the image has it.
FROM demo AS without-demo
USER root
RUN rm -r services/identity services/prepare-database/demo services/fps-mi/api/test-controls.ts

FROM node:24-slim AS production
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=without-demo /app ./
USER node
ENTRYPOINT ["node", "--import", "tsx"]
CMD ["services/web/main.ts"]
