import { launchBrowser as launch } from '@hubbub/print/browser'
import { errorMessage } from '@hubbub/contracts'

/** A headless Chromium: CHROMIUM_PATH, the one inside the npm package, or the system's, whichever starts first. */
export async function launchBrowser(): ReturnType<typeof launch> {
  const chosen = process.env['CHROMIUM_PATH']
  try {
    return await launch({ chromiumPath: chosen === '' ? undefined : chosen })
  } catch (error) {
    throw new Error(
      [
        'NO BROWSER CAN START, so nothing of the screen was tested.',
        errorMessage(error),
        'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
      ].join('\n'),
      { cause: error },
    )
  }
}
