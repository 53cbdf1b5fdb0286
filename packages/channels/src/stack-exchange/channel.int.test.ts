import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { stackExchange, startStackExchangeHarness } from './stack-exchange.fixtures.ts'

describeChannelContract('Stack Exchange', stackExchange, startStackExchangeHarness)
