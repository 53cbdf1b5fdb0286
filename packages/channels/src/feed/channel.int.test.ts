import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { feed, startFeedHarness } from './feed.fixtures.ts'

describeChannelContract('feed', feed, startFeedHarness)
