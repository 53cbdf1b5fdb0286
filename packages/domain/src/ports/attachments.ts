export interface AttachmentRepository {}
