export interface ConversationRepository {}
