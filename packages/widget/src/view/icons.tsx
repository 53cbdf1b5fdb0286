const stroke = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.9,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': true,
} as const

export const ChatIcon = () => (
  <svg {...stroke}>
    <path d="M4.5 12.2c0-4 3.4-7 7.6-7s7.4 2.9 7.4 6.8-3.3 6.8-7.5 6.8c-1 0-2-.2-2.9-.5L5 19.5l1-3.3a6.300 6.300 0 0 1-1.500-4Z" />
    <path d="M9 11h6M9 14h3.500" />
  </svg>
)
export const DownIcon = () => (
  <svg {...stroke}>
    <path d="m6 9.500 6 6 6-6" />
  </svg>
)
export const CloseIcon = () => (
  <svg {...stroke}>
    <path d="M6.500 6.500l11 11M17.500 6.500l-11 11" />
  </svg>
)
export const SendIcon = () => (
  <svg {...stroke}>
    <path d="M12 19V5.500M6 11.200 12 5l6 6.200" />
  </svg>
)
export const ClipIcon = () => (
  <svg {...stroke}>
    <path d="m19 11.500-7.300 7.200a4.600 4.600 0 0 1-6.500-6.500l7.600-7.500a3.100 3.100 0 0 1 4.400 4.400l-7.600 7.500a1.600 1.600 0 0 1-2.200-2.200l6.900-6.900" />
  </svg>
)
export const FileIcon = () => (
  <svg {...stroke}>
    <path d="M13.500 4H7.500A1.500 1.500 0 0 0 6 5.500v13A1.500 1.500 0 0 0 7.500 20h9a1.500 1.500 0 0 0 1.500-1.500V8.500L13.500 4Z" />
    <path d="M13.500 4v4.500H18" />
  </svg>
)
