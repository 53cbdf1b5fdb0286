export { isAlike } from './similarity.ts'
export { keyOf, type Sketch, sketch } from './sketch.ts'
