export interface MessageRepository {}
