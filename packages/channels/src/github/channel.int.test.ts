import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { github, startGithubHarness } from './github.fixtures.ts'

describeChannelContract('GitHub', github, startGithubHarness)
