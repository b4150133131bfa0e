// Go's pgx; see README.md.
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

var ctx = context.Background()

func connect(database string, parameters map[string]string) (*pgx.Conn, error) {
	config, err := pgx.ParseConfig("sslmode=verify-full connect_timeout=10")
	if err != nil {
		return nil, err
	}
	if database != "" {
		config.Database = database
	}
	for name, value := range parameters {
		config.RuntimeParams[name] = value
	}
	return pgx.ConnectConfig(ctx, config)
}

func ask(sql, database string, parameters map[string]string) (string, error) {
	connection, err := connect(database, parameters)
	if err != nil {
		return "", err
	}
	defer connection.Close(ctx)
	var answer string
	err = connection.QueryRow(ctx, sql).Scan(&answer)
	return answer, err
}

func pair(work func(first, second *pgx.Conn) (string, error)) (string, error) {
	first, err := connect("", nil)
	if err != nil {
		return "", err
	}
	defer first.Close(ctx)
	second, err := connect("", nil)
	if err != nil {
		return "", err
	}
	defer second.Close(ctx)
	return work(first, second)
}

func prepared() (string, error) {
	connection, err := connect("", nil)
	if err != nil {
		return "", err
	}
	defer connection.Close(ctx)
	if _, err := connection.Prepare(ctx, "next", "SELECT $1::int + 1"); err != nil {
		return "", err
	}
	sum := 0
	for i := 0; i < 5; i++ {
		var answer int
		if err := connection.QueryRow(ctx, "next", i).Scan(&answer); err != nil {
			return "", err
		}
		sum += answer
	}
	return fmt.Sprint(sum), nil
}

func listen(waiting, other *pgx.Conn) (string, error) {
	if _, err := waiting.Exec(ctx, "LISTEN news"); err != nil {
		return "", err
	}
	if _, err := other.Exec(ctx, "NOTIFY news"); err != nil {
		return "", err
	}
	limited, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if _, err := waiting.WaitForNotification(limited); err != nil {
		return "nothing", nil
	}
	return "arrives", nil
}

func advisory(first, second *pgx.Conn) (string, error) {
	if _, err := first.Exec(ctx, "SELECT pg_advisory_lock(4)"); err != nil {
		return "", err
	}
	var got bool
	if err := second.QueryRow(ctx, "SELECT pg_try_advisory_lock(4)").Scan(&got); err != nil {
		return "", err
	}
	if got {
		return "not kept out", nil
	}
	return "kept out", nil
}

func copyRows() (string, error) {
	connection, err := connect("", nil)
	if err != nil {
		return "", err
	}
	defer connection.Close(ctx)
	transaction, err := connection.Begin(ctx)
	if err != nil {
		return "", err
	}
	defer transaction.Rollback(ctx)
	if _, err := transaction.Exec(ctx, "CREATE TEMPORARY TABLE copied (i int)"); err != nil {
		return "", err
	}
	rows := [][]any{{1}, {2}, {3}}
	if _, err := transaction.CopyFrom(ctx, pgx.Identifier{"copied"}, []string{"i"}, pgx.CopyFromRows(rows)); err != nil {
		return "", err
	}
	var out bytes.Buffer
	if _, err := connection.PgConn().CopyTo(ctx, &out, "COPY copied TO STDOUT"); err != nil {
		return "", err
	}
	return fmt.Sprint(strings.Count(out.String(), "\n")), nil
}

func main() {
	cases := []struct {
		name string
		work func() (string, error)
	}{
		{"connect", func() (string, error) { return ask("SELECT current_user", "", nil) }},
		{"search_path", func() (string, error) {
			return ask("SHOW search_path", "", map[string]string{"search_path": "tenant"})
		}},
		{"timeout", func() (string, error) {
			return ask("SHOW statement_timeout", "", map[string]string{"statement_timeout": "5s"})
		}},
		{"prepared", prepared},
		{"listen", func() (string, error) { return pair(listen) }},
		{"advisory", func() (string, error) { return pair(advisory) }},
		{"copy", copyRows},
		{"second", func() (string, error) { return ask("SELECT current_database()", os.Args[1], nil) }},
		{"unnamed", func() (string, error) { return ask("SELECT current_database()", os.Args[2], nil) }},
	}
	for _, one := range cases {
		result, err := one.work()
		if err != nil {
			result = "ERROR " + strings.Join(strings.Fields(err.Error()), " ")
		}
		fmt.Printf("%s\t%s\n", one.name, result)
	}
}
