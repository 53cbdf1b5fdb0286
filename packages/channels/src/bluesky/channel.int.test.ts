import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { bluesky, startBlueskyHarness } from './bluesky.fixtures.ts'

describeChannelContract('bluesky', bluesky, startBlueskyHarness)
