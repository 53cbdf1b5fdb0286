import { useDirectory } from '#lib/use-directory.ts'

/** What is put under the reply when it is sent. */
export function Signature({ brandId }: { brandId: string }) {
  const { brands } = useDirectory()
  const signature = brands.find(({ id }) => id === brandId)?.signature.trim() ?? ''
  if (signature === '') return null
  return (
    <div className="px-3 pb-1 text-sm text-muted">
      <span className="sr-only">Signature, added when it is sent: </span>
      <span aria-hidden>-- </span>
      <p className="line-clamp-3 break-words whitespace-pre-wrap">{signature}</p>
    </div>
  )
}
