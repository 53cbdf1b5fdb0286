export { launchBrowser, type LaunchOptions, NoBrowserError } from './launch-browser.ts'
