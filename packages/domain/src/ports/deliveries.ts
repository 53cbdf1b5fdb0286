export interface DeliveryRepository {}
