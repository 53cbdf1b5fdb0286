import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { reddit, startRedditHarness } from './reddit.fixtures.ts'

describeChannelContract('reddit', reddit, startRedditHarness)
