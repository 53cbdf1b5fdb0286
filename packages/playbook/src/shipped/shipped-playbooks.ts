import { dataIncident } from './data-incident.ts'
import { productSafety } from './product-safety.ts'
import { serviceOutage } from './service-outage.ts'

/** As YAML. */
export const shippedPlaybooks: readonly string[] = [serviceOutage, productSafety, dataIncident]
