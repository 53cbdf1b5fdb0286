/** The environment of an API that lets all networks in, who here call from one address and more than they do elsewhere. */
export const welcome = ({ url, port }: { url: string; port: number }): Record<string, string> => ({
  API_PORT: String(port),
  PUBLIC_URL: url,
  RATE_LIMIT_HOOKS: '1000000',
  RATE_LIMIT_CHAT: '1000000',
  RATE_LIMIT_VISITOR: '1000000',
  RATE_LIMIT_SIGN_IN: '1000000',
})
