/** Where nothing was said, there is nothing to draw. */
export const QuietPanel = ({
  children = 'Nothing was said in this time.',
}: {
  children?: string | undefined
}) => <p className="py-8 text-center text-muted">{children}</p>
