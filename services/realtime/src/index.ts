export { authorizeByApi } from './access.ts'
export { connectRealtime, type ConnectRealtime } from './connect-realtime.ts'
export { type Realtime } from './start-realtime.ts'
