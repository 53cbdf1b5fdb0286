/** Of a stretch of time as it is sent. */
export const spanOf = ({ from, to }: { from: string; to: string }) => ({
  from: new Date(from),
  to: new Date(to),
})
