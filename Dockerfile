# One image for all services. The command selects one: services/web/main.ts, services/reports/main.ts, ...

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY patches ./patches
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
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
