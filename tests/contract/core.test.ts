import { startCore } from '../hosts/start-core.ts'
import { describeContract } from './run-contract.ts'

describeContract('core', startCore)
