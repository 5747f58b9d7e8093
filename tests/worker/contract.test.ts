import { contractSuite } from '../contract/suite.js';
import { startWorker } from '../support/worker.js';

contractSuite('Workers', startWorker, { windowSeconds: 60, tellsWhatIsLeft: false });
