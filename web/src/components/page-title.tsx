/** What the browser tab says. A page has exactly one. */
export const PageTitle = ({ children }: { children?: string }) => (
  <title>{children ? `${children} · Hubbub` : 'Hubbub'}</title>
)
