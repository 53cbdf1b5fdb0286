export interface DraftRepository {}
