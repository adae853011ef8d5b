import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The newest value, for a timer or a listener that lives longer than one rendering. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
