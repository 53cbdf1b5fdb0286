/** A file that is to go along: on its way to the server, or there. */
export interface LocalFile {
  key: string
  /** Null until it is on the server. */
  id: string | null
  filename: string
  size: number
  contentType: string
  /** 0 to 1. */
  progress: number
  error: string | null
  /** To try again with. */
  source?: File
}
