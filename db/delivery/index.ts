export { type CarryFile, exportFile, importReceipts } from './carry';
export { acknowledge, COURIER, Courier, type CourierOptions } from './courier';
export { type Enrolment, enrol } from './enrol';
export { awaitingNews, packBatch, packQuestion, readSheet, reportOf, type TargetRow, targetsOf } from './papers';
export { dueFor, waitingFor } from './queue';
export { deliveryView } from './view';
