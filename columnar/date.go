package columnar

import (
	"encoding/binary"
	"fmt"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// dayOf reads a column of dates or timestamps as ISO 8601: a day, or a time in UTC to the
// second. It is nil for a column of another type.
func dayOf(n parquet.Node) func(parquet.Value) (string, error) {
	if n.Type().Kind() == parquet.Int96 { // as Spark and Impala used to write times: nanoseconds of a Julian day
		return func(v parquet.Value) (string, error) {
			i := v.Int96()
			var b [8]byte
			binary.LittleEndian.PutUint32(b[:4], i[0])
			binary.LittleEndian.PutUint32(b[4:], i[1])
			const epoch = 2_440_588 // the Julian day of 1970-01-01
			return timeText(time.Unix((int64(i[2])-epoch)*24*60*60, 0).Add(time.Duration(binary.LittleEndian.Uint64(b[:]))))
		}
	}
	l := n.Type().LogicalType()
	if l == nil {
		return nil
	}
	switch t := l.Value.(type) {
	case *format.DateType:
		return func(v parquet.Value) (string, error) {
			day := time.Unix(int64(v.Int32())*24*60*60, 0).UTC()
			if err := sensible(day); err != nil {
				return "", err
			}
			return day.Format(time.DateOnly), nil
		}
	case *format.TimestampType:
		if t.Unit.Value == nil || t.Unit.Value.Duration() <= 0 {
			return nil
		}
		perSecond := int64(time.Second / t.Unit.Value.Duration())
		return func(v parquet.Value) (string, error) {
			n := v.Int64()
			seconds := n / perSecond
			if n%perSecond < 0 {
				seconds--
			}
			return timeText(time.Unix(seconds, 0))
		}
	}
	return nil
}

func timeText(t time.Time) (string, error) {
	t = t.UTC()
	if err := sensible(t); err != nil {
		return "", err
	}
	return t.Format(time.RFC3339), nil
}

// sensible refuses what ISO 8601 cannot write in four digits of a year.
func sensible(t time.Time) error {
	if t.Year() < 1 || t.Year() > 9999 {
		return fmt.Errorf("the year %d", t.Year())
	}
	return nil
}
