export { type Clock, Day, dayAt, Instant, machineClock, today } from './day.ts';
