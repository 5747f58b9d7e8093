;; Products of integer vectors, eight numbers at a time. Text format: https://webassembly.github.io/spec/core/text/
(module
  (import "host" "memory" (memory 1))

  ;; out[v * height + r] = sum over i < width of vectors[v * width + i] * rows[r * width + i]
  ;; vectors: int16; rows: int8; out: int32; all row by row. `width` is a multiple of 8.
  (func (export "multiply")
    (param $vectors i32) (param $count i32)
    (param $rows i32) (param $height i32)
    (param $width i32) (param $out i32)
    (local $row i32) (local $endRows i32)
    (local $vector i32) (local $endVectors i32)
    (local $a i32) (local $end i32)
    (local $sums v128) (local $target i32)
    (local.set $endRows (i32.add (local.get $rows) (i32.mul (local.get $height) (local.get $width))))
    (local.set $endVectors
      (i32.add (local.get $vectors) (i32.shl (i32.mul (local.get $count) (local.get $width)) (i32.const 1))))
    (local.set $row (local.get $rows))
    (block $noRows
      (loop $nextRow
        (br_if $noRows (i32.ge_u (local.get $row) (local.get $endRows)))
        (local.set $target (local.get $out))
        (local.set $vector (local.get $vectors))
        (local.set $end (i32.add (local.get $row) (local.get $width)))
        (block $noVectors
          (loop $nextVector
            (br_if $noVectors (i32.ge_u (local.get $vector) (local.get $endVectors)))
            (local.set $a (local.get $row))
            (local.set $sums (v128.const i32x4 0 0 0 0))
            (loop $nextEight
              (local.set $sums
                (i32x4.add
                  (local.get $sums)
                  (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $a)) (v128.load (local.get $vector)))))
              (local.set $a (i32.add (local.get $a) (i32.const 8)))
              (local.set $vector (i32.add (local.get $vector) (i32.const 16)))
              (br_if $nextEight (i32.lt_u (local.get $a) (local.get $end))))
            (i32.store (local.get $target)
              (i32.add
                (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
                (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
            (local.set $target (i32.add (local.get $target) (i32.shl (local.get $height) (i32.const 2))))
            (br $nextVector)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $row (local.get $end))
        (br $nextRow)))))
