// Google Cloud Storage as far as pgBackRest uses it: fake-gcs-server's storage behind what it lacks, an OAuth token endpoint that
// checks a service account's signature, and the refusal of every request without a token that it gave out.
package main

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/http/httputil"
	"os"
	"strings"
	"time"

	"github.com/fsouza/fake-gcs-server/fakestorage"
)

func main() {
	listen := flag.String("listen", ":443", "address and port")
	host := flag.String("host", "", "the name by which clients know this server, with the port")
	bucket := flag.String("bucket", "", "a bucket that is there from the start")
	account := flag.String("account", "", "file with the service account's public key, in PEM")
	certificate := flag.String("certificate", "", "file with the certificate")
	key := flag.String("key", "", "file with its key")
	flag.Parse()

	public, err := publicKey(*account)
	if err != nil {
		log.Fatalf("cannot read the service account's public key: %v", err)
	}
	storage, err := fakestorage.NewServerWithOptions(fakestorage.Options{
		NoListener: true, Scheme: "https", PublicHost: *host, ExternalURL: "https://" + *host})
	if err != nil {
		log.Fatalf("cannot make the storage: %v", err)
	}
	storage.CreateBucketWithOpts(fakestorage.CreateBucketOpts{Name: *bucket})
	tokens := &tokens{account: public, token: newToken()}
	routes := http.NewServeMux()
	routes.HandleFunc("/token", tokens.issue)
	routes.Handle("/", tokens.required(&httputil.ReverseProxy{
		Director: func(*http.Request) {}, Transport: storage.HTTPClient().Transport}))
	server := &http.Server{Addr: *listen, Handler: routes, ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(server.ListenAndServeTLS(*certificate, *key))
}

// tokens gives the same token to everyone who proves to be the service account.
type tokens struct {
	account *rsa.PublicKey
	token   string
}

func (t *tokens) issue(response http.ResponseWriter, request *http.Request) {
	response.Header().Set("Content-Type", "application/json")
	if err := t.check(request.PostFormValue("assertion")); err != nil {
		response.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(response, `{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}`)
		log.Printf("refused a token: %v", err)
		return
	}
	fmt.Fprintf(response, `{"access_token": %q, "token_type": "Bearer", "expires_in": 3600}`, t.token)
}

// check wants a JWT that the service account signed with RS256.
func (t *tokens) check(assertion string) error {
	end := strings.LastIndex(assertion, ".")
	if end < 0 {
		return errors.New("no JWT")
	}
	signature, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(assertion[end+1:], "="))
	if err != nil {
		return err
	}
	hash := sha256.Sum256([]byte(assertion[:end]))
	return rsa.VerifyPKCS1v15(t.account, crypto.SHA256, hash[:], signature)
}

func (t *tokens) required(next http.Handler) http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Authorization") != "Bearer "+t.token {
			response.Header().Set("Content-Type", "application/json")
			response.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(response, `{"error": {"code": 401, "message": "Invalid Credentials"}}`)
			return
		}
		next.ServeHTTP(response, request)
	})
}

func newToken() string {
	random := make([]byte, 32)
	if _, err := rand.Read(random); err != nil {
		log.Fatal(err)
	}
	return hex.EncodeToString(random)
}

func publicKey(file string) (*rsa.PublicKey, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New("no PEM")
	}
	key, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	public, ok := key.(*rsa.PublicKey)
	if !ok {
		return nil, errors.New("not an RSA key")
	}
	return public, nil
}
