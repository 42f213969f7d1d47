export { type App, buildServer, type ServerParts } from './server.ts';
