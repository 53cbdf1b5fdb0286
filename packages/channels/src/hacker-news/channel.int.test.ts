import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { hackerNews, startHackerNewsHarness } from './hacker-news.fixtures.ts'

describeChannelContract('Hacker News', hackerNews, startHackerNewsHarness)
