export { type RouteDeps, startRoute } from './start-route.ts'
