export type { Computation, Row, Value } from './computation.ts';
export { type Coverage, coverageOf } from './coverage.ts';
export type {
  Area,
  CaseFacts,
  EvidenceFact,
  Finding,
  HandLight,
  MeasureFacts,
  PromiseVersion,
  ReportFact,
} from './facts.ts';
export type { Forecast } from './forecast.ts';
export { type Light, type LightGround, lightOf } from './light.ts';
export { sayMeasured } from './measured.ts';
export { Aspect, Grade, grades, type Observation, type ObservationFile } from './observation.ts';
export { daysOf, isPeriod, type Period } from './period.ts';
export { mayRecord, type RecordingPost, recordingPost } from './policy.ts';
export { type Progress, progress, type TargetProgress, type Tolerances } from './progress.ts';
export type { Colour, Reason } from './reason.ts';
export {
  type Fault,
  faultsOf,
  NewObservation,
  type RecordingGround,
  recordersOf,
  twiceFault,
  twiceIn,
} from './record.ts';
export { type Recorded, recordObservations } from './record-observations.ts';
export { listLatestObservations, listObservations, type Recorder, systemRecorder } from './store.ts';
export { Milestone, Target } from './target.ts';
export type { Weighed } from './weigh.ts';
