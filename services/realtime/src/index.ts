export { authorizeByApi } from './access.ts'
export { connectRealtime, type ConnectRealtime } from './connect-realtime.ts'
