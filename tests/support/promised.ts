/** A promise that is kept from outside. */
export interface Promised<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
}

/** @returns a promise with what keeps it */
export function promised<T>(): Promised<T> {
  let resolve: Promised<T>['resolve'] = () => undefined;
  const promise = new Promise<T>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}
