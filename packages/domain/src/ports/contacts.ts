export interface ContactRepository {}
