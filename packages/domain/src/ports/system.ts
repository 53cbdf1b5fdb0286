export interface SystemRepository {}
