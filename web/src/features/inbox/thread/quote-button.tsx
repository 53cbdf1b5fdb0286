export const QuoteButton = ({ shown, onToggle }: { shown: boolean; onToggle: () => void }) => (
  <button
    type="button"
    aria-expanded={shown}
    onClick={onToggle}
    className="mt-2 block rounded-md bg-hover px-2 py-0.5 text-xs font-medium text-muted hover:text-foreground"
  >
    {shown ? 'Hide quoted text' : 'Show quoted text'}
  </button>
)
