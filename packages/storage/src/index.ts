export { createBlobs } from './create-blobs.ts'
export { createFolderBlobs } from './folder-blobs.ts'
export { config as storageConfig } from './storage.config.ts'
export { typeByContent } from './type-by-content.ts'
