/** Apart enough to be told from each other as dots, in light and dark. */
export const labelColors = {
  '#c92a2a': 'Red',
  '#d9480f': 'Orange',
  '#b08900': 'Yellow',
  '#5c940d': 'Lime',
  '#2b8a3e': 'Green',
  '#0b7285': 'Cyan',
  '#1971c2': 'Blue',
  '#3b5bdb': 'Indigo',
  '#7048e8': 'Violet',
  '#ae3ec9': 'Magenta',
  '#a61e4d': 'Raspberry',
  '#5f6773': 'Grey',
} as const
