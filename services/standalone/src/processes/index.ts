export { type ServiceName, serviceList } from './service-list.ts'
export { type Services, startServices, type StartServicesOptions } from './start-services.ts'
export type { Supervised } from './supervise.ts'
