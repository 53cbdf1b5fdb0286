import type { Attachment } from '@hubbub/contracts'

export interface StoredAttachment extends Attachment {
  messageId: string | null
  conversationId: string | null
  uploadedBy: string | null
  sha256: string
  storageKey: string
}

export interface AttachmentRepository {
  insert(attachment: Omit<StoredAttachment, 'conversationId'>): Promise<void>
  find(id: string): Promise<StoredAttachment | null>
  /** Ties uploads of this member to a message; returns those that were found and still free. */
  claim(ids: readonly string[], messageId: string, memberId: string | null): Promise<string[]>
  /** Frees them again, for a reply that was taken back. */
  release(messageId: string): Promise<void>
}
