import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { startYouTubeHarness, youtube } from './youtube.fixtures.ts'

describeChannelContract('youtube', youtube, startYouTubeHarness)
