import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { mastodon, startMastodonHarness } from './mastodon.fixtures.ts'

describeChannelContract('mastodon', mastodon, startMastodonHarness)
